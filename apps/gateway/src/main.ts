import 'reflect-metadata';
import { runApp } from '@palaver/platform';
import { startGateway } from './start-gateway.js';

process.exit(await runApp('gateway', startGateway));
