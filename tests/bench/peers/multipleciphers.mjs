// multipleciphers.mjs ROWS FOLDER: the table work of app/tool/bench/tablework.cpp on SQLite3 Multiple Ciphers, in
// SQLCipher-4 mode and plain, in interleaved rounds. Prints one JSON document. Node's own work is on both sides.
import Database from 'better-sqlite3-multiple-ciphers'
import fs from 'node:fs'
import path from 'node:path'

const rows = Number(process.argv[2]), folder = process.argv[3]
const rounds = rows < 100000 ? 7 : 5
const kioskCacheKib = 16000, missingCacheKib = 256, rowsPerCommit = 100, scannedRows = 200000, commits = 400
// A raw key, as Guyub's data key is one: no passphrase is stretched in what is measured. Of invented rows.
const rawKey = '2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'

class Dice {
  constructor(seed) { this.state = seed }
  roll(sides) {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0
    return Math.floor(this.state / 65536) % sides
  }
  row(count) { return 1 + (this.roll(32768) * 32768 + this.roll(32768)) % count }
}

const fileOf = side => path.join(folder, `peer.${side}.db`)

function open(side, cacheKib) {
  const db = new Database(fileOf(side))
  if (side === 'sealed') {
    db.pragma("cipher='sqlcipher'")
    db.pragma('legacy=4')
    db.pragma(`key="x'${rawKey}'"`)
  }
  for (const pragma of ['temp_store=MEMORY', 'cache_spill=OFF', 'locking_mode=EXCLUSIVE', 'journal_mode=WAL', 'synchronous=FULL', 'mmap_size=0', 'wal_autocheckpoint=1000', 'secure_delete=ON', `cache_size=-${cacheKib}`])
    db.pragma(pragma)
  return db
}

function textsOf(dice) {
  return Array.from({ length: 1000 }, () => String.fromCharCode(...Array.from({ length: 160 }, () => 97 + dice.roll(26))))
}

function measured(work) {
  const cpu = process.cpuUsage(), wall = performance.now()
  work()
  const used = process.cpuUsage(cpu)
  return { cpu: (used.user + used.system) / 1000, wall: performance.now() - wall }
}

const work = {
  insert(side) {
    for (const end of ['', '-wal', '-shm', '-journal'])
      fs.rmSync(fileOf(side) + end, { force: true })
    const dice = new Dice(20), texts = textsOf(dice), db = open(side, kioskCacheKib)
    db.exec('CREATE TABLE t(a INTEGER PRIMARY KEY, k INTEGER, b TEXT); CREATE INDEX i ON t(k)')
    const insert = db.prepare('INSERT INTO t(k,b) VALUES(?,?)')
    return measured(() => {
      for (let row = 0; row < rows; ++row) {
        if (row % rowsPerCommit === 0)
          db.exec('BEGIN')
        insert.run(dice.row(1000000), texts[row % 1000])
        if (row % rowsPerCommit === rowsPerCommit - 1 || row === rows - 1)
          db.exec('COMMIT')
      }
      db.close()
    })
  },
  point_read(side) {
    const dice = new Dice(21), db = open(side, missingCacheKib), select = db.prepare('SELECT b FROM t WHERE a=?')
    const cost = measured(() => {
      for (let i = 0; i < rows; ++i)
        select.get(dice.row(rows))
    })
    db.close()
    return cost
  },
  scan(side) {
    const db = open(side, missingCacheKib), select = db.prepare('SELECT sum(length(b)) FROM t')
    const cost = measured(() => {
      for (let scanned = 0; scanned < scannedRows; scanned += rows)
        select.get()
    })
    db.close()
    return cost
  },
  update(side) {
    const dice = new Dice(22), texts = textsOf(dice), db = open(side, kioskCacheKib), update = db.prepare('UPDATE t SET b=? WHERE a=?')
    const updates = Math.max(1, Math.floor(rows / 2))
    return measured(() => {
      for (let i = 0; i < updates; ++i) {
        if (i % rowsPerCommit === 0)
          db.exec('BEGIN')
        update.run(texts[i % 1000], dice.row(rows))
        if (i % rowsPerCommit === rowsPerCommit - 1 || i === updates - 1)
          db.exec('COMMIT')
      }
      db.close()
    })
  },
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b), middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function compare(count, round) {
  const costs = { plain: [], sealed: [] }
  for (let i = 0; i < count; ++i)
    for (const side of i % 2 ? ['sealed', 'plain'] : ['plain', 'sealed'])
      costs[side].push(round(side))
  const of = (side, what) => median(costs[side].map(cost => cost[what]))
  return { rounds: count, plain_cpu_ms: of('plain', 'cpu'), sealed_cpu_ms: of('sealed', 'cpu'), cpu_ratio: of('sealed', 'cpu') / of('plain', 'cpu'), wall_ratio: of('sealed', 'wall') / of('plain', 'wall') }
}

const result = { rows, work: {} }
for (const [name, round] of Object.entries(work)) {
  result.work[name] = compare(rounds, round)
  if (name === 'insert' && fs.readFileSync(fileOf('sealed')).subarray(0, 15).toString() === 'SQLite format 3')
    throw new Error('the sealed file is not sealed')
}
const dice = new Dice(23), texts = textsOf(dice)
const databases = { plain: open('plain', kioskCacheKib), sealed: open('sealed', kioskCacheKib) }
const inserts = Object.fromEntries(Object.entries(databases).map(([side, db]) => [side, db.prepare('INSERT INTO t(k,b) VALUES(?,?)')]))
result.work.commit = compare(commits, side => measured(() => inserts[side].run(dice.roll(1000), texts[dice.roll(1000)])))
result.sqlite = databases.plain.prepare('SELECT sqlite_version() AS v').get().v
for (const db of Object.values(databases))
  db.close()
console.log(JSON.stringify(result))
