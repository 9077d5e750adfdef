/** Mantine, dressed in our tokens: dense sizes, pine green, no default blue. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#e8f5f0",
  "#d3e9e1",
  "#a6d3c4",
  "#76bca6",
  "#4fa98d",
  "#35997b",
  "#1e8068",
  "#0c6450",
  "#0a5443",
  "#064236",
];

// Mantine's own greys are blue; these are the warm greys and green darks of the tokens.
const gray: MantineColorsTuple = [
  "#f4f3ee",
  "#eceae3",
  "#dcd9cf",
  "#c9c6ba",
  "#a9a89d",
  "#8a8b82",
  "#6b706a",
  "#4a544f",
  "#333b37",
  "#1b2320",
];
const dark: MantineColorsTuple = [
  "#e8ece9",
  "#b6bfba",
  "#949e99",
  "#74807a",
  "#46504b",
  "#333c38",
  "#232a27",
  "#1a1f1d",
  "#121615",
  "#0c1211",
];

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, gray, dark },
  fontFamily: "'Golos Text Variable', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.35" },
      h3: { fontSize: "14px", lineHeight: "1.4" },
    },
  },
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "19px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.5" },
  spacing: { xs: "6px", sm: "10px", md: "14px", lg: "20px", xl: "28px" },
  radius: { xs: "3px", sm: "5px", md: "7px", lg: "10px", xl: "16px" },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: "lg" } },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm", autosize: true } },
    Select: { defaultProps: { size: "sm", allowDeselect: false, comboboxProps: { shadow: "md" } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: "xs" } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: 16, fontWeight: 600 } },
    },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    SegmentedControl: { styles: { root: { background: "var(--sunken)" } } },
    Anchor: { defaultProps: { underline: "hover" } },
  },
});

const shared = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-color-default-hover": "var(--sunken)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-color-anchor": "var(--accent-text)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-color-pine-filled": "var(--accent)",
  "--mantine-color-pine-light": "var(--accent-soft)",
  "--mantine-color-pine-light-color": "var(--accent-text)",
  "--mantine-color-pine-text": "var(--accent-text)",
  "--mantine-color-gray-text": "var(--ink-2)",
  "--mantine-color-gray-light-color": "var(--ink-2)",
  "--input-bd": "var(--line-strong)",
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
