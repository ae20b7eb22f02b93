/** A short tone of two notes, made here: no file to fetch. Browsers let a page sound only after a person's gesture. */
export class Sound {
  #context: AudioContext | null = null;

  /** Call from a gesture. */
  allow(): void {
    if (typeof AudioContext !== "function") return;
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") void this.#context.resume();
  }

  play(): void {
    const context = this.#context;
    if (!context || context.state !== "running") return;
    this.#note(context, 740, 0);
    this.#note(context, 988, 0.11);
  }

  #note(context: AudioContext, frequency: number, after: number): void {
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
  }
}
