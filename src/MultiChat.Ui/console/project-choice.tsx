import type { Session } from "../shared/wire.js";
import { useConsole, useTexts } from "./console.js";

export function ProjectChoice({ session }: { session: Session }) {
  const { store } = useConsole();
  const t = useTexts();
  const slug = store.project.value;
  const name = session.projects.find(project => project.slug === slug)?.name ?? t("app.title");
  if (session.projects.length < 2 && slug) {
    return (
      <span class="project-name cut" title={name}>
        {name}
      </span>
    );
  }
  return (
    <select
      class="input project-choice"
      aria-label={t("project.choose")}
      value={slug}
      onChange={event => {
        const wanted = event.currentTarget.value;
        if (wanted && wanted !== slug) location.search = `?project=${encodeURIComponent(wanted)}`;
      }}
    >
      {!slug && <option value="">{t("project.choose")}</option>}
      {session.projects.map(project => (
        <option key={project.slug} value={project.slug}>
          {project.name}
        </option>
      ))}
    </select>
  );
}
