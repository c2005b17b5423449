export * from './reason-codes.js';
