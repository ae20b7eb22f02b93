import type { ComponentChildren } from "preact";

/** A part of the account, with its heading, to which the focus goes where what had it is gone. */
export const AccountPart = ({ name, title, children }: { name: string; title: string; children: ComponentChildren }) => (
  <section class="sheet-group account-part" aria-labelledby={`account-${name}`} data-account-part={name}>
    <h2 id={`account-${name}`} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
);

export const focusPart = (name: string): void => document.getElementById(`account-${name}`)?.focus();
