import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone; the style sheets begin there as well. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
}
