/** The widget's own colour. */
export const usualColor = "#2457d6";
