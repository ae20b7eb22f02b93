const icon = (path: string, isFilled = false) =>
  function Icon() {
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" class={isFilled ? "icon filled" : "icon"}>
        <path d={path} />
      </svg>
    );
  };

export const CloseIcon = icon("M6 6l12 12M18 6L6 18");
export const SendIcon = icon("M4 12L20 4l-5 16-4-7z", true);
export const SmileIcon = icon("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.1M15 9.5v.1");
export const ClockIcon = icon("M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v4.5l3 1.5");
export const TickIcon = icon("M5 13l4.5 4.5L19 7");
export const TwoTicksIcon = icon("M2 13l4.5 4.5L15 8M11 16l1.5 1.5L22 8");
export const ErrorIcon = icon("M12 7v6.5M12 16.8v.1");
export const DownIcon = icon("M6 9l6 6 6-6");
