import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Mantine's greys, as blue as what they stand on. */
const SLATE = [
  '#ced1d8',
  '#b9bdc6',
  '#8a909c',
  '#6a707c',
  '#434853',
  '#363b46',
  '#272b33',
  '#20232a',
  '#1b1e24',
  '#121418',
] as const;

export const theme = createTheme({
  colors: { dark: SLATE },
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  autoContrast: true,
  components: {
    Button: { defaultProps: { fw: 500 } },
    Badge: { defaultProps: { fw: 500, tt: 'none', radius: 'sm' } },
    // A dialog has a heading of its own, and is no second banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
});

/** Mantine's soft text, its errors and its light badges are too faint for small print. */
const LIGHT = {
  '--mantine-color-body': '#fbfbfd',
  '--panel': '#ffffff',
  '--line': '#e3e5ea',
  '--mantine-color-dimmed': '#5a6169',
  '--mantine-color-placeholder': '#6b7178',
  '--mantine-color-error': '#b42318',
  '--mantine-color-red-light-color': '#8c1a1a',
  '--mantine-color-teal-light-color': '#0b5b36',
  '--mantine-color-grape-light-color': '#702680',
  '--mantine-color-gray-light-color': '#343a40',
  '--mantine-color-yellow-light-color': '#664d03',
  '--mantine-color-indigo-light-color': '#2f3f9e',
};
const DARK = {
  '--mantine-color-body': '#16181d',
  '--panel': '#1d2026',
  '--line': '#31353d',
  '--mantine-color-dimmed': '#a9aeb8',
  '--mantine-color-placeholder': '#9aa0aa',
  '--mantine-color-error': '#ff9b8f',
  '--mantine-color-red-light-color': '#ffb3ab',
  '--mantine-color-teal-light-color': '#8fe0b3',
  '--mantine-color-grape-light-color': '#e8b7f2',
  '--mantine-color-gray-light-color': '#d5d8de',
  '--mantine-color-yellow-light-color': '#ffe08a',
  '--mantine-color-indigo-light-color': '#c3cdff',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: LIGHT, dark: DARK });
