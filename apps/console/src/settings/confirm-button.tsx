import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

/** For what cannot be taken back: it is asked once more, beside the button. */
export function ConfirmButton({ label, sure, onSure }: { label: string; sure: string; onSure: () => void }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-end" trapFocus withArrow>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={toggle}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="18rem">
        <Stack gap="sm">
          <Text size="sm">{sure}</Text>
          <Button
            size="compact-sm"
            color="red.9"
            onClick={() => {
              close();
              onSure();
            }}
          >
            {label}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
