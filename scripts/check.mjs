/**
 * Everything that can be said of the code without a database: two lanes at once, since each uses one core. The words of
 * a check are shown when it ends; all of them are run, so that one failure does not hide another.
 */
import { spawn } from 'node:child_process';

const lanes = [
  ['npm run lint', 'npx prettier --check .'],
  ['npm run types', 'npm run graph', 'npm run unit'],
];

function run(command) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command.replace('npm run', 'npm run --silent'), { shell: true });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      console.log(`${code === 0 ? '✔' : '✖'} ${command} (${Math.round((Date.now() - started) / 1000)} s)`);
      resolve(code === 0);
    });
  });
}

async function runAll(commands) {
  let passed = true;
  for (const command of commands) passed = (await run(command)) && passed;
  return passed;
}

const passed = await Promise.all(lanes.map(runAll));
process.exit(passed.every(Boolean) ? 0 : 1);
