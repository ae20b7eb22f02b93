import { loadTexts } from "../console/texts/index.js";

// What the page fetches before it begins.
await Promise.all([loadTexts("ru"), loadTexts("en")]);
