/** One question: choices as buttons with their digits, or a field saved as it is typed. */
import { Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunItem } from "@/api/types";
import { isPicked, optionsOf, pick } from "./options";
import type { RunValue } from "./run";
import styles from "./runner.module.css";

const PAUSE_MS = 600;

interface QuestionItemProps {
  item: RunItem;
  isActive: boolean;
  onFocus: () => void;
  onAnswer: (value: RunValue) => void;
}

export function QuestionItem({ item, isActive, onFocus, onAnswer }: QuestionItemProps) {
  const { t } = useTranslation();
  const labelId = useId();
  const options = optionsOf(item);
  const isScale = item.type === "scale" || item.type === "nps";
  const isField = item.choices.length === 0 && !isScale;
  return (
    <div
      className={styles.question}
      data-active={isActive && options.length > 0}
      role="group"
      aria-labelledby={labelId}
      onFocus={onFocus}
    >
      <p className={styles.label} id={labelId}>
        {item.label}
        {item.required && (
          <span className={styles.required} aria-hidden>
            {" "}
            *
          </span>
        )}
        {item.type === "many" && <span className={styles.hint}> ({t("run.several")})</span>}
      </p>
      {item.hint !== "" && <p className={styles.hint}>{item.hint}</p>}
      {isField && (
        <Field
          key={String(options.some((each) => each.isMissing && each.code === item.value))}
          item={item}
          labelId={labelId}
          onAnswer={onAnswer}
        />
      )}
      {options.length > 0 && (
        <div className={isScale ? styles.scale : styles.choices}>
          {options.map((option) => {
            const picked = isPicked(item, option.code);
            return (
              <button
                key={option.code}
                type="button"
                className={styles.choice}
                data-missing={option.isMissing}
                aria-pressed={picked}
                onClick={() => onAnswer(pick(item, option.code))}
              >
                {option.key !== null && !(isScale && !option.isMissing) && <kbd>{option.key}</kbd>}
                <span>{option.label}</span>
                {picked && !isScale && <IconCheck size={16} aria-hidden />}
              </button>
            );
          })}
        </div>
      )}
      {(item.min_label !== "" || item.max_label !== "") && (
        <p className={styles.ends}>
          <span>{item.min_label}</span>
          <span>{item.max_label}</span>
        </p>
      )}
      {item.warning !== null && item.error === null && (
        <p className={styles.warning} role="status">
          <IconAlertTriangle size={15} aria-hidden />
          {item.warning}
        </p>
      )}
      {item.error !== null && (
        <p className={styles.error} role="alert">
          <IconAlertTriangle size={15} aria-hidden />
          {item.error}
        </p>
      )}
    </div>
  );
}

/** An answer that is one of the "missing" codes is shown by its button, not as text in the field. */
const shownValue = (item: RunItem): string => {
  const value: unknown = item.value;
  if (typeof value !== "string" && typeof value !== "number") return "";
  return item.missing.some((choice) => choice.code === value) ? "" : String(value);
};

function Field({
  item,
  labelId,
  onAnswer,
}: {
  item: RunItem;
  labelId: string;
  onAnswer: (value: RunValue) => void;
}) {
  const [text, setText] = useState(shownValue(item));
  const sent = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isNumber = item.type === "integer" || item.type === "decimal";
  const keep = (typed: string) => {
    clearTimeout(timer.current);
    if (typed === sent.current) return;
    sent.current = typed;
    onAnswer(typed.trim() === "" ? null : typed.trim());
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const shared = {
    "aria-labelledby": labelId,
    "aria-invalid": item.error !== null,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => {
      const typed = event.currentTarget.value;
      setText(typed);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keep(typed), PAUSE_MS);
    },
    onBlur: () => keep(text),
  };
  if (item.type === "date") {
    return (
      <DateInput
        w={240}
        aria-labelledby={labelId}
        valueFormat="D MMMM YYYY"
        clearable
        value={text === "" ? null : text}
        onChange={(day) => {
          setText(day ?? "");
          keep(day ?? "");
        }}
      />
    );
  }
  if (item.multiline) return <Textarea {...shared} minRows={2} maxRows={6} />;
  return (
    <TextInput
      {...shared}
      w={240}
      type={item.type === "phone" ? "tel" : "text"}
      inputMode={isNumber ? "decimal" : undefined}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        // Saved first; the key then leaves the field, so that the next Enter goes on.
        event.currentTarget.blur();
      }}
    />
  );
}
