// What sealing every page costs: the same work through our file layer and through SQLite's own on the same library, with
// the pragmas of storage/sql. Run it in a folder on the disk in question: pagebench [--quick|--kiosk] [FOLDER]
// --kiosk: only the kiosk's mix, to be profiled.
#include "storage/vault/cryptvfs.h"
#include "storage/vault/pagecipher.h"
#include "storage/vault/pagecodec.h"
#include "tests/bench/rounds.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include <sqlite3.h>

using namespace guyub;

namespace {

struct Load
{
    int rows, reads, residents, services, rounds;
};
constexpr Load kFull{100'000, 100'000, 50'000, 400, 7}, kQuick{2'000, 2'000, 500, 5, 1};

[[noreturn]] void stop(const char *what, sqlite3 *db)
{
    std::fprintf(stderr, "pagebench: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
    std::exit(1);
}

class Connection
{
public:
    Connection(const std::string &path, const std::string &vfs, int cacheKib)
    {
        if (sqlite3_open_v2(path.c_str(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.c_str()) != SQLITE_OK)
            stop("open", m_db);
        run("PRAGMA temp_store=MEMORY; PRAGMA cache_spill=OFF; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA secure_delete=ON");
        run("PRAGMA cache_size=-" + std::to_string(cacheKib));
    }
    ~Connection()
    {
        for (sqlite3_stmt *statement : m_statements)
            sqlite3_finalize(statement);
        sqlite3_close(m_db);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void run(const std::string &sql)
    {
        if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            stop(sql.c_str(), m_db);
    }
    std::size_t prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK)
            stop(sql, m_db);
        m_statements.push_back(statement);
        return m_statements.size() - 1;
    }
    // Binds ?1 and ?2, takes every row, answers how many.
    int step(std::size_t statement, sqlite3_int64 number, const std::string &text = {})
    {
        sqlite3_stmt *s = m_statements[statement];
        sqlite3_bind_int64(s, 1, number);
        if (sqlite3_bind_parameter_count(s) > 1)
            sqlite3_bind_text(s, 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
        int rows = 0, rc = SQLITE_ROW;
        while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
            for (int column = 0; column < sqlite3_column_count(s); ++column)
                (void)sqlite3_column_text(s, column);
            ++rows;
        }
        if (rc != SQLITE_DONE)
            stop("step", m_db);
        sqlite3_reset(s);
        return rows;
    }

private:
    sqlite3 *m_db = nullptr;
    std::vector<sqlite3_stmt *> m_statements;
};

class Chance
{
public:
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }
    std::string text(int size)
    {
        std::string result(static_cast<std::size_t>(size), ' ');
        for (char &c : result)
            c = static_cast<char>('a' + below(26));
        return result;
    }

private:
    std::minstd_rand m_engine{20261124};
};

const char *const kSyllables[] = {"su", "par", "man", "wati", "sri", "budi", "har", "to", "no", "ning", "yu", "li", "as", "tri", "dwi", "eko"};

std::string name(Chance &chance)
{
    std::string result;
    for (int word = 0; word < 2; ++word) {
        for (int i = 0; i < 3; ++i)
            result += kSyllables[chance.below(16)];
        result += ' ';
    }
    return result;
}

struct Bench
{
    std::filesystem::path folder;
    Load load;

    std::string fresh(const char *file) const
    {
        for (const char *end : {"", "-wal", "-journal", "-shm"})
            std::filesystem::remove(folder / (std::string(file) + end));
        return (folder / file).string();
    }

    // An import: rows of some 200 bytes with one index, a hundred a commit.
    bench::Cost bulkInsert(const std::string &vfs, int cacheKib) const
    {
        Chance chance;
        std::vector<std::string> texts;
        for (int i = 0; i < 1000; ++i)
            texts.push_back(chance.text(160));
        auto db = std::make_unique<Connection>(fresh("bulk.db"), vfs, cacheKib);
        db->run("CREATE TABLE t(a INTEGER PRIMARY KEY, k INTEGER, b TEXT); CREATE INDEX i ON t(k)");
        const std::size_t insert = db->prepare("INSERT INTO t(k,b) VALUES(?1,?2)");
        return bench::measure([&] {
            for (int row = 0; row < load.rows; ++row) {
                if (row % 100 == 0)
                    db->run("BEGIN");
                db->step(insert, chance.below(1'000'000), texts[static_cast<std::size_t>(row % 1000)]);
                if (row % 100 == 99)
                    db->run("COMMIT");
            }
            db.reset(); // the last checkpoint belongs to it
        });
    }

    // Rows by key, nearly every one on a page that the small cache no longer has; the system's own cache has it.
    bench::Cost missingReads(const std::string &vfs) const
    {
        Chance chance;
        Connection db((folder / ("reads." + vfs + ".db")).string(), vfs, 256);
        const std::size_t select = db.prepare("SELECT b FROM t WHERE a=?1");
        return bench::measure([&] {
            for (int i = 0; i < load.reads; ++i)
                db.step(select, 1 + chance.below(load.rows));
        });
    }

    void makeReads(const std::string &vfs) const
    {
        Chance chance;
        const std::string file = "reads." + vfs + ".db";
        Connection db(fresh(file.c_str()), vfs, 16'000);
        db.run("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT); BEGIN");
        const std::size_t insert = db.prepare("INSERT INTO t(a,b) VALUES(?1,?2)");
        for (int row = 1; row <= load.rows; ++row)
            db.step(insert, row, chance.text(160));
        db.run("COMMIT");
    }

    std::string kioskFile(const std::string &vfs) const { return "kiosk." + vfs + ".db"; }

    // Residents of some 700 bytes over log and projection, their search index, ten visits each.
    void makeKiosk(const std::string &vfs) const
    {
        Chance chance;
        Connection db(fresh(kioskFile(vfs).c_str()), vfs, 64'000);
        db.run("CREATE TABLE commit_log(seq INTEGER PRIMARY KEY, body BLOB);"
               "CREATE TABLE resident(a INTEGER PRIMARY KEY, name TEXT, rest TEXT);"
               "CREATE TABLE visit(a INTEGER PRIMARY KEY, resident INTEGER, body TEXT); CREATE INDEX v ON visit(resident);"
               "CREATE VIRTUAL TABLE search USING fts5(name, prefix='2 3', content='resident', content_rowid='a');");
        const std::size_t log = db.prepare("INSERT INTO commit_log(seq,body) VALUES(?1,?2)");
        const std::size_t resident = db.prepare("INSERT INTO resident(a,name,rest) VALUES(?1,?2,hex(randomblob(150)))");
        const std::size_t index = db.prepare("INSERT INTO search(rowid,name) VALUES(?1,?2)");
        const std::size_t visit = db.prepare("INSERT INTO visit(resident,body) VALUES(?1,?2)");
        for (int a = 1; a <= load.residents; ++a) {
            if (a % 500 == 1)
                db.run("BEGIN");
            const std::string who = name(chance);
            db.step(log, a, chance.text(350));
            db.step(resident, a, who);
            db.step(index, a, who);
            for (int i = 0; i < 10; ++i)
                db.step(visit, 1 + chance.below(load.residents), "weight 9400 height 742 day 20261124 kader 0102030405060708");
            if (a % 500 == 0 || a == load.residents)
                db.run("COMMIT");
        }
    }

    // One service at the counter: a name typed letter by letter, three people looked at with their visits, one commit.
    void serve(Connection &db, Chance &chance, const std::size_t *s, int service) const
    {
        const std::string who = name(chance);
        for (std::size_t typed = 2; typed <= 8; ++typed)
            db.step(s[0], 10, '"' + who.substr(0, typed) + "\"*");
        for (int i = 0; i < 3; ++i) {
            const int a = 1 + chance.below(load.residents);
            db.step(s[1], a);
            db.step(s[2], a);
        }
        const int a = 1 + chance.below(load.residents);
        db.run("BEGIN IMMEDIATE");
        for (int i = 0; i < 3; ++i)
            db.step(s[3], load.residents + 1 + service * 3 + i, chance.text(350));
        db.step(s[4], a, "weight 9500 height 744 day 20261125 kader 0102030405060708");
        db.step(s[5], a, chance.text(300));
        db.run("COMMIT");
    }

    bench::Cost kioskMix(const std::string &vfs) const
    {
        const std::string working = "working.db";
        const std::string path = fresh(working.c_str());
        std::filesystem::copy_file(folder / kioskFile(vfs), path);
        Chance chance;
        Connection db(path, vfs, 16'000);
        const std::size_t s[] = {
            db.prepare("SELECT r.a, r.name FROM search JOIN resident r ON r.a=search.rowid WHERE search MATCH ?2 LIMIT ?1"),
            db.prepare("SELECT * FROM resident WHERE a=?1"),
            db.prepare("SELECT * FROM visit WHERE resident=?1"),
            db.prepare("INSERT INTO commit_log(seq,body) VALUES(?1,?2)"),
            db.prepare("INSERT INTO visit(resident,body) VALUES(?1,?2)"),
            db.prepare("UPDATE resident SET rest=?2 WHERE a=?1"),
        };
        for (int service = 0; service < load.services / 4; ++service) // the day has begun: the cache is warm
            serve(db, chance, s, service);
        return bench::measure([&] {
            for (int service = load.services / 4; service < load.services; ++service)
                serve(db, chance, s, service);
        });
    }
};

// The cipher alone, the same page again and again.
void comparePages(const Load &load)
{
    const auto key = crypto::SecretBytes::random(32);
    const vault::PageCodec codec(key);
    const auto nonce = crypto::randomBytes<24>();
    Bytes plain(vault::kPageBytes), sealed(vault::kPageBytes), other(vault::kPageBytes), tag(16);
    crypto::fillRandom(plain.data(), plain.size());
    const vault::PagePlace place{vault::Domain::Page, 2, 0};
    const vault::CipherInput portable{key.data(), nonce.data(), {}, {plain.data(), vault::kNonceOffset}};
    const auto repeat = [&load](const std::function<void()> &work) {
        return [&load, work] {
            return bench::measure([&] {
                for (int i = 0; i < load.reads; ++i)
                    work();
            });
        };
    };
    codec.seal(place, nonce, plain.data(), sealed.data());
    bench::compare(std::to_string(load.reads) + " pages", load.rounds,
        {{"seal, libsodium alone", repeat([&] { vault::encryptPagePortably(portable, other.data(), tag.data()); })},
            {"seal", repeat([&] { codec.seal(place, nonce, plain.data(), sealed.data()); })},
            {"verify", repeat([&] { (void)codec.verify(place, sealed.data()); })},
            {"copy and open", repeat([&] { other = sealed; (void)codec.open(place, other.data()); })}});
}

void compareBulk(const Bench &bench, const std::string &plain, const std::string &sealed)
{
    const int rounds = bench.load.rounds;
    for (const int cacheKib : {16'000, 2'000})
        bench::compare("bulk insert, " + std::to_string(cacheKib) + " KiB cache", rounds,
            {{"plain", [&] { return bench.bulkInsert(plain, cacheKib); }}, {"sealed", [&] { return bench.bulkInsert(sealed, cacheKib); }}});
    bench.makeReads(plain);
    bench.makeReads(sealed);
    bench::compare("reads that miss the cache (256 KiB)", rounds,
        {{"plain", [&] { return bench.missingReads(plain); }}, {"sealed", [&] { return bench.missingReads(sealed); }}});
}

void compareKiosk(const Bench &bench, const std::string &plain, const std::string &sealed, const vault::CryptVfs &vfs)
{
    bench.makeKiosk(plain);
    bench.makeKiosk(sealed);
    const vault::VfsStats before = vfs.stats();
    bench::compare("kiosk mix, 16000 KiB cache", bench.load.rounds,
        {{"plain", [&] { return bench.kioskMix(plain); }}, {"sealed", [&] { return bench.kioskMix(sealed); }}});
    const double services = static_cast<double>(bench.load.services) * bench.load.rounds;
    const double megabytes = static_cast<double>(std::filesystem::file_size(bench.folder / bench.kioskFile(sealed))) / 1e6;
    std::printf("  file of %.0f MB; pages a service: %.1f opened, %.1f sealed\n", megabytes, static_cast<double>(vfs.stats().pagesOpened - before.pagesOpened) / services,
        static_cast<double>(vfs.stats().pagesSealed - before.pagesSealed) / services);
}

} // namespace

int main(int argc, char **argv)
{
    const bool quick = bench::isQuick(argc, argv);
    const std::string last = argc > 1 ? argv[argc - 1] : "--";
    const bool isGiven = last.rfind("--", 0) != 0;
    const auto folder = (isGiven ? std::filesystem::path(last) : std::filesystem::temp_directory_path()) / "guyub-pagebench";
    std::filesystem::create_directories(folder);
    const Bench bench{folder, quick ? kQuick : kFull};
    const std::string plain = "unix-excl", sealed = "sealed";
    const auto vfs = vault::CryptVfs::install(sealed, crypto::SecretBytes::random(32));
    if (!vfs)
        stop("file layer", nullptr);

    if (argc < 2 || std::string(argv[1]) != "--kiosk") {
        comparePages(bench.load);
        compareBulk(bench, plain, sealed);
    }
    compareKiosk(bench, plain, sealed, **vfs);
    std::filesystem::remove_all(folder);
    return 0;
}
