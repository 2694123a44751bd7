// `node serve_book.mjs FOLDER`: serves the book until the process is ended.

import { serve } from "./server.mjs";

const [folder] = process.argv.slice(2);
const files = { "": folder };
const server = await serve(files, { port: 8080 }).catch(() => serve(files));
console.log(`Book: ${server.origin}/index.html (Ctrl-C ends)`);
