/** A script as a text to read: pages one after another, with what is said, asked and where each answer leads. */
import { SegmentedControl } from "@mantine/core";
import { IconArrowRight, IconFlag } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/notes";
import { Tag } from "@/ui/tag";
import { isReadable, words, type Page, type ScriptDocument, type Text } from "./document";
import { ReadItem } from "./read-item";
import styles from "./scripts.module.css";

export function Reader({ document }: { document: unknown }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!isReadable(document) || document.pages.length === 0)
    return <EmptyState title={t("scripts.no_pages")} />;
  const own = document.languages.includes(i18n.language) ? i18n.language : document.default_language;
  const language = chosen ?? own;
  const say = (text: Text | null | undefined) => words(text, language, document.default_language);
  const objections = document.objections ?? [];
  return (
    <div className={styles.reader}>
      <nav className={styles.outline} aria-label={t("scripts.pages")}>
        {document.languages.length > 1 && (
          <SegmentedControl
            size="xs"
            mb="xs"
            aria-label={t("scripts.text_language")}
            data={document.languages}
            value={language}
            onChange={setChosen}
          />
        )}
        <ol>
          {document.pages.map((page) => (
            <li key={page.id}>
              <a href={`#page-${page.id}`}>{say(page.title)}</a>
            </li>
          ))}
          {objections.length > 0 && (
            <li>
              <a href="#objections">{t("scripts.objections")}</a>
            </li>
          )}
        </ol>
      </nav>
      <div className={styles.pages}>
        {document.pages.map((page, index) => (
          <PagePart
            key={page.id}
            page={page}
            following={document.pages[index + 1]}
            document={document}
            say={say}
          />
        ))}
        {objections.length > 0 && (
          <section id="objections" className={styles.page}>
            <h2>{t("scripts.objections")}</h2>
            {objections.map((objection) => (
              <details key={objection.id} open>
                <summary className={styles.name}>{say(objection.title)}</summary>
                <p className={styles.say}>{say(objection.text)}</p>
              </details>
            ))}
          </section>
        )}
      </div>
    </div>
  );
}

interface PagePartProps {
  page: Page;
  following: Page | undefined;
  document: ScriptDocument;
  say: (text: Text | null | undefined) => string;
}

function PagePart({ page, following, document, say }: PagePartProps) {
  const { t } = useTranslation();
  const titleOf = (id: string) => say(document.pages.find((other) => other.id === id)?.title) || id;
  const rules = page.next ?? [];
  const always = rules.some((rule) => !rule.when);
  return (
    <section id={`page-${page.id}`} className={styles.page}>
      <h2>
        {say(page.title)}
        {page.end && (
          <Tag tone="off" icon={IconFlag}>
            {t("scripts.ends")}
          </Tag>
        )}
      </h2>
      {page.relevant && <p className={styles.under}>{t("scripts.when", { condition: page.relevant })}</p>}
      {page.items.map((item, index) => (
        <ReadItem key={index} item={item} document={document} say={say} />
      ))}
      {!page.end && (
        <ul className={styles.ways}>
          {rules.map((rule, index) => (
            <li key={index}>
              <IconArrowRight size={14} aria-hidden />
              <a href={`#page-${rule.goto}`}>{titleOf(rule.goto)}</a>
              {rule.when && <code>{t("scripts.when", { condition: rule.when })}</code>}
            </li>
          ))}
          {!always && following && (
            <li>
              <IconArrowRight size={14} aria-hidden />
              <a href={`#page-${following.id}`}>{say(following.title)}</a>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
