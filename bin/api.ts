import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { buildApp } from '../api/app.js';
import { csvRows } from '../desk/csv-rows.js';
import { deskConnection } from '../desk/temporal-connection.js';
import { clamd, noAntivirus } from '../ports/antivirus.js';
import { csvFileBank } from '../ports/bank.js';
import { folderFileStore } from '../ports/file-store.js';
import { outboxFolderSms } from '../ports/sms.js';
import { createPrisma } from '../prisma/client.js';
import { addScreens } from '../web/screens.js';
import { CASE_TASK_QUEUE } from '../workflows/case-messages.js';
import { readServiceConfig } from './config.js';
import { holdsDemo, refuseDemo } from './demo-database.js';
import { noticeRestore } from './notice-restore.js';
import { openPool } from './open-pool.js';
import { runProgram } from './startup-problem.js';
import { sayReady, untilToldToStop } from './until-told-to-stop.js';

const CONNECTIONS = 20;

runProgram(async () => {
  const told = untilToldToStop();
  const config = readServiceConfig();
  const logger = pino({ name: 'api' });
  const pool = openPool(config.appDatabaseUrl, 'tongtu-api', CONNECTIONS, logger);
  if (config.production) await refuseDemo(pool);
  await noticeRestore(pool, logger);
  const prisma = createPrisma(config.appDatabaseUrl, () => logger.warn('a database connection of Prisma broke'));
  const connection = Connection.lazy(deskConnection(config.temporalAddress));

  const deps = {
    pool,
    prisma,
    keys: config.keys,
    temporal: new Client({ connection, namespace: config.temporalNamespace }),
    taskQueue: CASE_TASK_QUEUE,
    bank: csvFileBank(csvRows),
    sms: outboxFolderSms(config.dataFolder),
    antivirus: config.antivirus === null ? noAntivirus : clamd(config.antivirus),
    pictureDistanceM: config.pictureDistanceM,
    fileStore: folderFileStore(path.join(config.dataFolder, 'files')),
    sessionSecret: config.sessionSecret,
    secureCookies: config.production,
    demo: !config.production && (await holdsDemo(pool)),
    logger,
  };
  const assetsFolder = fileURLToPath(new URL('../web/assets', import.meta.url));
  const app = buildApp({ ...deps, screens: (scope, limits) => addScreens(scope, { ...deps, assetsFolder, limits }) });
  await app.listen({ host: config.host, port: config.port });
  sayReady();

  await told;
  await app.close();
  await Promise.all([connection.close(), prisma.$disconnect(), pool.end()]);
  process.exit(0);
});
