// The theme and the language of the page, which the browser keeps.

import { effect, signal } from "@preact/signals";
import { language, type Language } from "./words";

export type Theme = "auto" | "light" | "dark";

export const theme = signal<Theme>("auto");

const THEMES: Theme[] = ["auto", "light", "dark"];
export const nextTheme = () => (theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]);
export const nextLanguage = () => (language.value = language.value === "zh" ? "en" : "zh");

/** Take theme and language from the last visit, the system and the browser, and keep what is chosen. */
export function keepPreferences(): void {
  const kept = (name: string) => {
    try {
      return localStorage.getItem(`gongbao.${name}`);
    } catch {
      return null;
    }
  };
  const wanted = kept("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  language.value = wanted as Language;
  theme.value = (kept("theme") as Theme) ?? "auto";
  effect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-Hans" : "en";
    document.documentElement.dataset.theme = theme.value;
    try {
      localStorage.setItem("gongbao.language", language.value);
      localStorage.setItem("gongbao.theme", theme.value);
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  });
}
