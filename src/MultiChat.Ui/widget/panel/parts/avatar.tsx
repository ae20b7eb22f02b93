import { Words } from "./words.js";

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();

interface Props {
  name: string;
  photo: string | undefined;
  /** Where the photos are. */
  photos: string;
}

/** The photo over the initials, which are seen until it is there. */
export const Avatar = ({ name, photo, photos }: Props) => (
  <span class="avatar" aria-hidden="true">
    <Words text={initialsOf(name)} />
    {photo && <img src={photos + photo} alt="" key={photo} />}
  </span>
);
