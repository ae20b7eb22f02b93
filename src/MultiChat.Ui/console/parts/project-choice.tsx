import { projectsOf, type Session } from "../../shared/wire/session.js";
import { useApp, useTexts } from "../app/context.js";

export function ProjectChoice({ session }: { session: Session }) {
  const app = useApp();
  const t = useTexts();
  const slug = app.project.value;
  const projects = projectsOf(session);
  const name = projects.find(project => project.slug === slug)?.name ?? t("app.title");
  if (projects.length < 2 && slug) {
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
      {projects.map(project => (
        <option key={project.slug} value={project.slug}>
          {project.name}
        </option>
      ))}
    </select>
  );
}
