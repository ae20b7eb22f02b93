import { createElement, Fragment, type ComponentType } from "preact";

/** What the compiler makes of JSX, in less than Preact's own way takes. */
export const jsx = (type: ComponentType, props: object, key?: string) => createElement(type, key === undefined ? props : { ...props, key });
export { Fragment, jsx as jsxs };
