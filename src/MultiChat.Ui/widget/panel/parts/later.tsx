import { Component } from "preact";

interface Props {
  name: string;
  label?: string;
  /** Fetches what is to be shown, and gives the way to show it. */
  load(): Promise<(place: HTMLElement) => void>;
  /** What stands there while it cannot be fetched. */
  failed: string;
}

/** A place for a part of the panel that is fetched when it is wanted, again and again. */
export class Later extends Component<Props> {
  /** None any more, once it is no longer wanted. */
  #place: HTMLElement | null = null;

  override componentDidMount() {
    this.props.load().then(
      show => this.#place && show(this.#place),
      () => {
        if (!this.#place) return;
        this.#place.textContent = this.props.failed;
        setTimeout(() => this.componentDidMount(), 5_000);
      },
    );
  }

  override render({ name, label }: Props) {
    return <div ref={place => void (this.#place = place)} class={name} role="group" aria-label={label} />;
  }
}
