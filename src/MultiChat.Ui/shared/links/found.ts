/** Where a link stands in its text. */
export interface Found {
  from: number;
  to: number;
  href: string;
}

/** The most links of one text: each costs the page an element, and nobody means more. */
export const mostLinks = 200;
