const svg = "http://www.w3.org/2000/svg";

/** A door that somebody leaves by. */
export function endIcon(): SVGElement {
  const icon = document.createElementNS(svg, "svg");
  const path = icon.appendChild(document.createElementNS(svg, "path"));
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M14 4H6v16h8M10 12h10m-4-4 4 4-4 4");
  return icon;
}
