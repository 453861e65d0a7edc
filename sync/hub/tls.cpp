#include "sync/hub/tls.h"

#include "storage/crypto/hash.h"
#include "storage/crypto/secretbytes.h"
#include "app/base/durablefile.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QFile>

#include <memory>

namespace guyub::hub {

namespace {
constexpr qint64 kMaxPemBytes = 16 * 1024;

template<auto Free>
struct Freer
{
    template<class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using CertPtr = std::unique_ptr<X509, Freer<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? QByteArray(data, size) : QByteArray();
}

QByteArray pemOf(X509 *certificate)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_X509(bio.get(), certificate) == 1 ? contentOf(bio.get()) : QByteArray();
}

QByteArray pemOf(EVP_PKEY *key)
{
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    return bio && PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1
        ? contentOf(bio.get())
        : QByteArray();
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

struct Extension
{
    int nid;
    const char *value;
};

// Valid from 1970 to the year 9999 (RFC 5280 §4.1.2.5, "no well-defined expiration"): clocks of kiosks are wrong, and
// trust in a pinned root ends when the pin is replaced, not on a day.
CertPtr makeCertificate(const char *name, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey, std::span<const Extension> extensions)
{
    CertPtr certificate(X509_new());
    if (!certificate)
        return nullptr;
    X509 *x = certificate.get();
    X509_set_version(x, 2);
    auto serial = crypto::randomBytes<16>();
    serial[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, Freer<BN_free>> number(BN_bin2bn(serial.data(), serial.size(), nullptr));
    X509_NAME *subject = X509_get_subject_name(x);
    bool isMade = number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x)) != nullptr
        && ASN1_TIME_set_string(X509_getm_notBefore(x), "19700101000000Z") == 1
        && ASN1_TIME_set_string(X509_getm_notAfter(x), "99991231235959Z") == 1
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const Byte *>(name), -1, -1, 0) == 1
        && X509_set_issuer_name(x, issuer ? X509_get_subject_name(issuer) : subject) == 1 && X509_set_pubkey(x, key) == 1;
    for (const Extension &extension : extensions)
        isMade = isMade && addExtension(x, issuer ? issuer : x, extension.nid, extension.value);
    isMade = isMade && X509_sign(x, issuerKey, EVP_sha256()) > 0;
    return isMade ? std::move(certificate) : nullptr;
}

// The root's file is written last: while it is missing, nothing of the folder is in use and all of it is made again.
Result<> makeIdentity(const QString &folder)
{
    const KeyPtr rootKey(EVP_EC_gen("P-256"));
    const KeyPtr leafKey(EVP_EC_gen("P-256"));
    if (!rootKey || !leafKey)
        return fail(ErrorCode::Bug, QStringLiteral("OpenSSL made no key"));
    static constexpr Extension kRoot[] = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
        {NID_key_usage, "critical,keyCertSign,cRLSign"}, {NID_subject_key_identifier, "hash"}};
    static constexpr Extension kLeaf[] = {{NID_basic_constraints, "critical,CA:FALSE"},
        {NID_key_usage, "critical,digitalSignature"}, {NID_ext_key_usage, "serverAuth"},
        {NID_subject_alt_name, "DNS:guyub-hub"}, {NID_subject_key_identifier, "hash"},
        {NID_authority_key_identifier, "keyid"}};
    const CertPtr root = makeCertificate("Guyub hub root", rootKey.get(), nullptr, rootKey.get(), kRoot);
    if (!root)
        return fail(ErrorCode::Bug, QStringLiteral("OpenSSL made no root"));
    const CertPtr leaf = makeCertificate(kTlsName, leafKey.get(), root.get(), rootKey.get(), kLeaf);
    if (!leaf)
        return fail(ErrorCode::Bug, QStringLiteral("OpenSSL made no leaf"));
    GUYUB_TRY(makePrivateFolder(folder));
    GUYUB_TRY(writeDurably(folder + QStringLiteral("/root.key"), pemOf(rootKey.get()), FileAccess::OwnerOnly));
    GUYUB_TRY(writeDurably(folder + QStringLiteral("/leaf.key"), pemOf(leafKey.get()), FileAccess::OwnerOnly));
    GUYUB_TRY(writeDurably(folder + QStringLiteral("/leaf.pem"), pemOf(leaf.get()), FileAccess::OwnerOnly));
    return writeDurably(folder + QStringLiteral("/root.pem"), pemOf(root.get()), FileAccess::OwnerOnly);
}

CertPtr certificateOf(const QByteArray &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return CertPtr(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
}

KeyPtr keyOf(const QByteArray &pem)
{
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    KeyPtr key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    const std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>> context(key ? EVP_PKEY_CTX_new(key.get(), nullptr) : nullptr);
    return context && EVP_PKEY_check(context.get()) == 1 ? std::move(key) : nullptr; // both halves of it belong together
}

tl::unexpected<Error> notWhole(const char *what)
{
    return fail(ErrorCode::Damaged, QStringLiteral("the folder tls does not hold together: %1; put the whole folder back from a backup").arg(QLatin1String(what)));
}

Result<QByteArray> partOf(const QString &folder, const char *name)
{
    const auto bytes = readWhole(folder + QLatin1Char('/') + QLatin1String(name), kMaxPemBytes);
    if (!bytes && (bytes.error().code == ErrorCode::NotFound || bytes.error().code == ErrorCode::ValueOutOfRange))
        return notWhole(QByteArray(QByteArray(name) + (bytes.error().code == ErrorCode::NotFound ? " is missing" : " is too long")).constData());
    return bytes;
}

QByteArray derOf(X509 *certificate)
{
    Byte *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    const QByteArray result = size > 0 ? QByteArray(reinterpret_cast<const char *>(der), size) : QByteArray();
    OPENSSL_free(der);
    return result;
}
} // namespace

Result<TlsIdentity> openTlsIdentity(const QString &folder)
{
    if (!QFile::exists(folder + QStringLiteral("/root.pem")))
        GUYUB_TRY(makeIdentity(folder));
    GUYUB_TRY_VALUE(const QByteArray rootPem, partOf(folder, "root.pem"));
    GUYUB_TRY_VALUE(QByteArray rootKeyPem, partOf(folder, "root.key"));
    GUYUB_TRY_VALUE(const QByteArray leafPem, partOf(folder, "leaf.pem"));
    GUYUB_TRY_VALUE(const QByteArray keyPem, partOf(folder, "leaf.key"));
    const CertPtr root = certificateOf(rootPem);
    const CertPtr leaf = certificateOf(leafPem);
    const KeyPtr rootKey = keyOf(rootKeyPem);
    rootKeyPem.fill('\0');
    const KeyPtr key = keyOf(keyPem);
    if (!root)
        return notWhole("root.pem is no certificate");
    if (!rootKey || X509_check_private_key(root.get(), rootKey.get()) != 1)
        return notWhole("root.key is not the key of root.pem");
    if (X509_verify(root.get(), rootKey.get()) != 1)
        return notWhole("root.pem is not signed by root.key");
    if (!leaf || X509_verify(leaf.get(), rootKey.get()) != 1)
        return notWhole("leaf.pem is not signed by root.key");
    if (!key || X509_check_private_key(leaf.get(), key.get()) != 1)
        return notWhole("leaf.key is not the key of leaf.pem");
    const QByteArray der = derOf(root.get());
    return TlsIdentity{leafPem + rootPem, keyPem, der, crypto::sha256(viewOf(der))};
}

} // namespace guyub::hub
