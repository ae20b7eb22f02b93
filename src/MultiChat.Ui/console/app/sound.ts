import type { Clock } from "../../shared/clock.js";

/** What comes within this time of a tone needs none of its own. */
const pause = 2_000;

/** A short tone of two notes, made here: no file to fetch. Browsers let a page sound only after a person's gesture. */
export class Sound {
  #context: AudioContext | null = null;
  #playedAt = -Infinity;
  #tones: OscillatorNode[] = [];

  constructor(private readonly clock: Clock) {}

  /** Call from a gesture. */
  allow(): void {
    if (typeof AudioContext !== "function") return;
    if (!this.#context) {
      this.#context = new AudioContext();
      this.#context.onstatechange = () => this.#silence();
    }
    if (this.#context.state === "suspended") void this.#context.resume();
  }

  get isAllowed(): boolean {
    return this.#context?.state === "running";
  }

  /** Once for all that comes together. */
  play(): void {
    const context = this.#context;
    const now = this.clock.steady();
    if (!context || !this.isAllowed || now - this.#playedAt < pause) return;
    this.#playedAt = now;
    this.#tones = [this.#note(context, 740, 0), this.#note(context, 988, 0.11)];
  }

  // The clock of a context that was put to sleep stands still, and what was to sound would sound when it wakes.
  #silence(): void {
    if (this.isAllowed) return;
    for (const tone of this.#tones) tone.disconnect();
    this.#tones = [];
  }

  #note(context: AudioContext, frequency: number, after: number): OscillatorNode {
    const at = context.currentTime + after;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.22);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.25);
    return tone;
  }
}
