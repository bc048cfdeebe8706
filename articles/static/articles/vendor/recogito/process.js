// Ours, not Recogito's: it is built for bundlers and asks `process` how it was built; a browser has none.
window.process = window.process || { env: { NODE_ENV: "production" } };
