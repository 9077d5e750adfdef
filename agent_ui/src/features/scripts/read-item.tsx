/** One line of a script's page: said aloud, meant for the operator, or asked. */
import { IconInfoCircle, IconMathFunction, IconMessageCircle, IconQuestionMark } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Fragment } from "react";
import { choicesOf, type Item, type ScriptDocument, type Text } from "./document";
import styles from "./scripts.module.css";

interface ReadItemProps {
  item: Item;
  document: ScriptDocument;
  say: (text: Text | null | undefined) => string;
}

const TYPES = [
  "one",
  "many",
  "yes_no",
  "integer",
  "decimal",
  "text",
  "date",
  "phone",
  "scale",
  "nps",
] as const;

export function ReadItem({ item, document, say }: ReadItemProps) {
  const { t } = useTranslation();
  const condition = item.relevant && (
    <code className={styles.condition}>{t("scripts.when", { condition: item.relevant })}</code>
  );
  switch (item.kind) {
    case "note":
      return (
        <div className={styles.item}>
          <IconMessageCircle size={18} aria-label={t("scripts.say")} role="img" />
          <div>
            {condition}
            <p className={styles.say}>
              <Filled text={say(item.text)} />
            </p>
          </div>
        </div>
      );
    case "instruction":
      return (
        <div className={styles.item}>
          <IconInfoCircle size={18} aria-label={t("scripts.instruct")} role="img" />
          <div>
            {condition}
            <p className={styles.instruct}>
              <Filled text={say(item.text)} />
            </p>
          </div>
        </div>
      );
    case "calculation":
      return (
        <div className={styles.item}>
          <IconMathFunction size={18} aria-hidden />
          <code className={styles.condition}>
            {item.name} = {item.value}
          </code>
        </div>
      );
    default: {
      const type = TYPES.find((known) => known === item.kind);
      const choices = choicesOf(item, document);
      return (
        <div className={styles.item}>
          <IconQuestionMark size={18} aria-label={t("scripts.question")} role="img" />
          <div>
            {condition}
            <p className={styles.say}>
              <Filled text={say(item.text)} />
            </p>
            <span className={styles.under}>
              {type ? t(`scripts.types.${type}`) : item.kind}
              {item.required && `, ${t("scripts.required")}`}
              {item.hint && ` · ${say(item.hint)}`}
            </span>
            {choices.length > 0 && (
              <ol className={styles.choices}>
                {choices.map((choice) => (
                  <li key={choice.code}>{say(choice.label)}</li>
                ))}
              </ol>
            )}
          </div>
        </div>
      );
    }
  }
}

/** ${contact.name} stands out: it is filled in during the talk. */
function Filled({ text }: { text: string }) {
  return text
    .split(/(\$\{[^}]*\})/)
    .map((part, index) =>
      index % 2 === 1 ? (
        <mark key={index}>{part.slice(2, -1)}</mark>
      ) : (
        <Fragment key={index}>{part}</Fragment>
      ),
    );
}
