#!/usr/bin/env node
// The image's `palaver`: bin/palaver.mjs without installing and building, which were done with the image.
import { main } from '../dist/apps/cli/src/main.js';

process.exitCode = await main(process.argv.slice(2));
