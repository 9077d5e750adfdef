import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { readdirSync } from "node:fs";
import globals from "globals";
import tseslint from "typescript-eslint";

const features = readdirSync(new URL("./src/features", import.meta.url));

/** Shared code knows no feature and no app; a feature knows neither the app nor its neighbours. */
const direction = [
  {
    files: ["src/{api,ui,theme,lib,i18n,live,phone,session,calling,routing,planning,player}/**"],
    patterns: ["@/features/*", "@/app/*"],
  },
  ...features.map((name) => ({
    files: [`src/features/${name}/**`],
    patterns: [
      "@/app/*",
      ...features.filter((other) => other !== name).map((other) => `@/features/${other}/*`),
    ],
  })),
].map(({ files, patterns }) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns }] },
}));

export default tseslint.config(
  { ignores: ["dist", "node_modules", "public", "scripts", "src/api/schema.d.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { globals: globals.browser, parserOptions: { projectService: true } } },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/only-throw-error": "off",
      "no-console": "error",
      "max-lines": ["error", 400],
    },
  },
  ...direction,
  { files: ["eslint.config.js", "vite.config.ts"], ...tseslint.configs.disableTypeChecked },
);
