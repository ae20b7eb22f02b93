import { useConsole, useTexts } from "./console.js";
import { Icon } from "./icons.js";

export function ToastList() {
  const { toasts } = useConsole().store;
  const t = useTexts();
  return (
    <div class="toasts" role="status">
      {toasts.shown.value.map(({ id, text, action }) => (
        <div class="toast" key={id} data-toast>
          <span>{text}</span>
          <span class="toast-actions">
            {action && (
              <button
                class="link-button"
                type="button"
                onClick={() => {
                  toasts.drop(id);
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
            <button class="button button-quiet button-icon" type="button" aria-label={t("app.close")} onClick={() => toasts.drop(id)}>
              <Icon name="close" size={16} />
            </button>
          </span>
        </div>
      ))}
    </div>
  );
}
