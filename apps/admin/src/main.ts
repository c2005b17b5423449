import 'reflect-metadata';
import { runApp } from '@palaver/platform';
import { startAdmin } from './start-admin.js';

process.exit(await runApp('admin', startAdmin));
