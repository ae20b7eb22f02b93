-- oldest-code: 1
-- Where a visitor is reached outside the site; both null for a browser. Found by the token's hash, which is made from them.
ALTER TABLE visitors ADD COLUMN channel TEXT;
ALTER TABLE visitors ADD COLUMN address TEXT;
