import { useApp, useTexts } from "../app/context.js";
import { hasKeyboard, keysText } from "../app/key-names.js";
import { Icon } from "../parts/icons.js";

export function ToastList() {
  const { toasts } = useApp();
  const t = useTexts();
  return (
    <div class="toasts" role="status">
      {toasts.shown.value.map(toast => (
        <div
          class="toast"
          key={toast.id}
          data-toast
          onPointerEnter={() => toasts.hold(toast.id)}
          onPointerLeave={() => toasts.release(toast.id)}
          onFocusIn={() => toasts.hold(toast.id)}
          onFocusOut={() => toasts.release(toast.id)}
        >
          <span class="toast-text">{toast.text}</span>
          <span class="toast-actions">
            {toast.also && (
              <button class="link-button" type="button" data-also onClick={toast.also.run}>
                {toast.also.label}
              </button>
            )}
            {toast.action && (
              <button class="link-button" type="button" onClick={() => toasts.act(toast)}>
                {toast.action.label}
                {toast.isUndo && hasKeyboard() && <kbd>{keysText("undo")}</kbd>}
              </button>
            )}
            <button class="button button-quiet button-icon" type="button" aria-label={t("app.close")} onClick={() => toasts.drop(toast.id)}>
              <Icon name="close" size={16} />
            </button>
          </span>
        </div>
      ))}
    </div>
  );
}
