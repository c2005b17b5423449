import { Button, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode } from 'react';
import { ProblemAlert } from '../states/problem-alert.js';

interface Props {
  /** The call that takes what was filled in. */
  sending: { mutate: () => void; isPending: boolean; error: Error | null };
  /** What stands on the button. */
  button: string;
  isIncomplete?: boolean;
  /** Among other things in a card: closer together, and the button only as wide as what stands on it. */
  isInCard?: boolean;
  children: ReactNode;
}

/** Fields that are sent together, and why it was refused. */
export function SendForm({ sending, button, isIncomplete, isInCard = false, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={isInCard ? 'sm' : 'md'} ta="start">
        <ProblemAlert error={sending.error} />
        {children}
        <Button
          type="submit"
          w={isInCard ? 'fit-content' : undefined}
          loading={sending.isPending}
          disabled={isIncomplete}
        >
          {button}
        </Button>
      </Stack>
    </form>
  );
}
