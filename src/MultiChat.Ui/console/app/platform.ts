/** Apple's keyboards have Option where others have Alt, and Option types letters there. */
export const isMac: boolean = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
