/** A ClickHouse of several shards, one process each, as Debian's package `clickhouse-server` brings it. */

import { type ChildProcess, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endServer, folder, freePorts, startServer } from "./servers.ts";

/** Debian puts it where only root looks by itself. */
const PROGRAM = existsSync("/usr/sbin/clickhouse-server")
  ? "/usr/sbin/clickhouse-server"
  : "clickhouse-server";
export const CLUSTER = "urna";

/** Whether the program is there. */
export function hasClickHouse(): boolean {
  return spawnSync(PROGRAM, ["--help"], { stdio: "ignore" }).error === undefined;
}

/** One shard: it can be killed and started again on its own data. */
export class Shard {
  readonly host: string;
  readonly #config: string;
  #child: ChildProcess | undefined;

  constructor(http: number, config: string) {
    this.host = `127.0.0.1:${http}`;
    this.#config = config;
  }

  async start(): Promise<void> {
    const answers = async (): Promise<boolean> => (await fetch(`http://${this.host}/ping`)).ok;
    this.#child = await startServer(PROGRAM, [`--config-file=${this.#config}`], { answers });
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#child !== undefined) await endServer(this.#child, signal);
  }

  async run(sql: string): Promise<string> {
    const response = await fetch(`http://${this.host}/`, { method: "POST", body: sql });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  }
}

/** Takes everything out of a shard. */
export async function emptied(shard: Shard): Promise<void> {
  const tables = await shard.run("SELECT name FROM system.tables WHERE database = 'default'");
  for (const table of tables.split("\n").filter((name) => name !== ""))
    await shard.run(`DROP TABLE ${table}`);
}

/** Starts shards that know each other as one cluster. */
export async function startShards(count: number): Promise<readonly Shard[]> {
  const free = await freePorts(3 * count);
  const ports = Array.from({ length: count }, (_, i) => {
    const [http = 0, tcp = 0, inter = 0] = free.slice(3 * i);
    return { http, tcp, inter };
  });
  const shards = ports.map(({ http, tcp, inter }) => {
    const base = folder("clickhouse");
    for (const name of ["data", "tmp"]) mkdirSync(join(base, name));
    writeFileSync(join(base, "users.xml"), USERS);
    const config = join(base, "config.xml");
    const others = ports.map((each) => replica(each.tcp)).join("");
    writeFileSync(
      config,
      `<yandex>
  <logger><level>warning</level><log>${base}/log</log><errorlog>${base}/errors</errorlog></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <interserver_http_port>${inter}</interserver_http_port>
  <path>${base}/data/</path>
  <tmp_path>${base}/tmp/</tmp_path>
  <users_config>${base}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>268435456</mark_cache_size>
  <remote_servers><${CLUSTER}>${others}</${CLUSTER}></remote_servers>
</yandex>
`,
    );
    return new Shard(http, config);
  });
  await Promise.all(shards.map((shard) => shard.start()));
  return shards;
}

function replica(port: number): string {
  return `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`;
}

/** An administrator who lets dead shards be left out: the store must not let that happen. */
const USERS = `<yandex>
  <profiles><default><skip_unavailable_shards>1</skip_unavailable_shards></default></profiles>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
  <quotas><default></default></quotas>
</yandex>
`;
