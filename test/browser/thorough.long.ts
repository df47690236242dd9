/** The pages of the browser's tests once more, in the dark and with small targets looked for at 320 px too. */
process.env.UPPSIKT_TEST_THOROUGH = '1';
await import('./accessibility.test.ts');
await import('./administration.test.ts');
await import('./periods.test.ts');
await import('./reporting.long.ts');
