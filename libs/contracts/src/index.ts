export * from './admin.js';
export * from './decision.js';
export * from './event.js';
export * from './reason-codes.js';
export * from './receipt.js';
export * from './rule-sets.js';
export * from './text.js';
