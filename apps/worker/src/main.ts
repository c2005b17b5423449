import 'reflect-metadata';
import { runApp } from '@palaver/platform';
import { startWorker } from './start-worker.js';

process.exit(await runApp('worker', startWorker));
