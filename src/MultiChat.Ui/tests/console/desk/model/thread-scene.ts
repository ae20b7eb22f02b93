import { Answers } from "../../../../console/desk/model/answers.js";
import { Reading } from "../../../../console/desk/model/reading.js";
import { Threads } from "../../../../console/desk/model/threads.js";
import { fakeDesk } from "./fake-desk.js";
import { dialogId, threadOf } from "./things.js";

/** Threads and answers of a desk that a test answers for. */
export function scene() {
  const { store, hub, clock, keep } = fakeDesk();
  let isLookedAt = true;
  const threads: Threads = new Threads(store, () => hub, dialog => answers.boxFor(dialog), () => isLookedAt);
  const answers: Answers = new Answers(store, () => hub, dialog => threads.stateOf(dialog), thread => threads.schedule(thread));
  const reading = new Reading(store, () => hub, () => isLookedAt);
  answers.ready(true);
  const thread = () => threads.stateOf(dialogId);
  const texts = () => thread().view.value?.items.flatMap(item => (item.kind === "message" ? [item.message.text] : []));
  const open = async (...args: Parameters<typeof threadOf>) => {
    threads.show(dialogId);
    await hub.take("Open").answer(threadOf(...args));
  };
  return { store, hub, clock, keep, threads, answers, thread, texts, open, look: (does: boolean) => (isLookedAt = does),
    /** These messages of the dialog are to be seen now, by their numbers. */
    see: (from: number, to: number) => reading.look(thread(), id => Number(id.slice(1)) >= from && Number(id.slice(1)) <= to) };
}
