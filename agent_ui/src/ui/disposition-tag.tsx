/** The result an agent chose, in words and in the colour of its kind. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { dispositionsQuery } from "@/api/reference";
import type { Disposition } from "@/api/types";
import { inLanguage } from "@/i18n";
import { Tag, type Tone } from "./tag";

const TONES: Record<Disposition["kind"], Tone> = {
  success: "good",
  callback: "ring",
  refusal: "off",
  no_contact: "off",
  info: "talk",
  complaint: "bad",
};

export function useDispositionWords(code: string | null): string | null {
  const { i18n } = useTranslation();
  const dispositions = useQuery(dispositionsQuery());
  const known = dispositions.data?.find((row) => row.code === code);
  return known ? inLanguage(known.labels, i18n.language) : code;
}

export function DispositionTag({ code }: { code: string }) {
  const words = useDispositionWords(code);
  const known = useQuery(dispositionsQuery()).data?.find((row) => row.code === code);
  return <Tag tone={known ? TONES[known.kind] : "off"}>{words}</Tag>;
}
