/** Three languages, one file each; keys are checked by the compiler against en.json. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import ru from "./ru.json";
import uk from "./uk.json";

export const LANGUAGES = ["en", "ru", "uk"] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", ru: "Русский", uk: "Українська" };

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

export const i18n = i18next.createInstance();

function firstLanguage(): Language {
  const kept = localStorage.getItem("language");
  const wanted = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return LANGUAGES.find((language) => wanted.includes(language)) ?? "en";
}

export async function startI18n(language: Language = firstLanguage()): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources: { en: { translation: en }, ru: { translation: ru }, uk: { translation: uk } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem("language", language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

/** The label of a reference row ({en, ru, uk}) in the language on screen. */
export function inLanguage(labels: Record<string, string>, language: string): string {
  return labels[language] ?? labels.en ?? Object.values(labels)[0] ?? "";
}
