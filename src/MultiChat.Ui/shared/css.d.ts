/** The widget's sheets are texts for constructable style sheets; the console imports its own for their effect. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** Names this build to the host. */
declare const BUILD: string;
