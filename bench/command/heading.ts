import { machine } from '../machine/machine.js';

export type Say = (line: string) => void;

/** Lines for people: beside the document on stderr, without one on stdout. */
export function sayBeside(json: boolean): Say {
  return (line) => (json ? console.error(line) : console.log(line));
}

/** What a document of a bench begins with. */
export function headOf<Options>(benchmark: string, options: Options) {
  return { benchmark, at: new Date().toISOString(), machine: machine(), options };
}

export function machineLine({ cpus, model, node, loadBefore }: ReturnType<typeof machine>): string {
  return `on ${cpus} CPUs (${model}), Node ${node}, load ${loadBefore}`;
}
