import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Column } from './column.js';
import { useFormats } from './use-formats.js';

interface Props<Of> {
  id: string;
  caption: string;
  columns: readonly Column<Of>[];
  lines: readonly Of[];
}

/** What a chart shows, in numbers. */
export function FigureTable<Of>({ id, caption, columns, lines }: Props<Of>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ScrollArea.Autosize
      id={id}
      mah="24rem"
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': caption }}
    >
      <Table verticalSpacing={4} fz="sm" stickyHeader>
        <Table.Caption className="visually-hidden">{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, isNumber }) => (
              <Table.Th key={name} scope="col" ta={isNumber ? 'end' : 'start'}>
                {t(`insights.column.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, index) => (
            <Table.Tr key={index}>
              {columns.map(({ name, isNumber, show }) => (
                <Table.Td key={name} ta={isNumber ? 'end' : 'start'}>
                  {show(line, formats)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
