import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  autoContrast: true,
  components: { Button: { defaultProps: { fw: 500 } }, Badge: { defaultProps: { fw: 500, tt: 'none', radius: 'sm' } } },
});

/** Mantine's soft text is too faint for small print. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6169',
    '--mantine-color-body': '#fbfbfd',
    '--panel': '#ffffff',
    '--line': '#e3e5ea',
  },
  dark: {
    '--mantine-color-dimmed': '#a9aeb8',
    '--mantine-color-body': '#16181d',
    '--panel': '#1d2026',
    '--line': '#31353d',
  },
});
