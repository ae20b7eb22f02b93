import { Component, createElement, type FunctionComponent } from "preact";

/** Renders again only when a prop is another one; signals that it reads still wake it. */
export function memo<P extends object>(inner: FunctionComponent<P>): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const now = this.props as Record<string, unknown>;
      const then = next as Record<string, unknown>;
      return Object.keys(then).some(name => then[name] !== now[name] && typeof then[name] !== "function");
    }
    override render() {
      return createElement(inner, this.props);
    }
  }
  return Memo as unknown as FunctionComponent<P>;
}
