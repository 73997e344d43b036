#!/usr/bin/env python3
"""Reads the files of a Cordon container with its passcode, by docs/key-format.md and
docs/storage-format.md alone: none of Cordon's code, another language, other people's ciphers.

    read_container.py CONTAINER                  checks everything and lists every domain's tree
    read_container.py CONTAINER --cat mail:/a/b  writes the bytes of /a/b in the domain mail
    read_container.py CONTAINER --json           all, an object per line, contents in hexadecimal

The passcode comes by standard input. CONTAINER is a directory as a desktop leaves it after closing,
with the software vault beside it in CONTAINER.vault; --vault names another place. If the server
has a share of the keys that the device does not keep, --share HEX gives it.
Needs Python 3.9, the package cryptography, and argon2-cffi unless cryptography has Argon2id (44).
On Debian: apt install python3-cryptography python3-argon2.

Changes nothing. Ends with status 1 and a line that says what, if anything is not as the documents say.
"""
import argparse
import hashlib
import hmac
import json
import struct
import sys
import unicodedata
import zlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

try:
    from argon2.low_level import Type, hash_secret_raw

    def argon2id(secret, salt, kib, passes):
        return hash_secret_raw(secret, salt, passes, kib, 1, 32, Type.ID)

except ImportError:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    def argon2id(secret, salt, kib, passes):
        return Argon2id(
            salt=salt, length=32, iterations=passes, lanes=1, memory_cost=kib
        ).derive(secret)


class Refused(Exception):
    """Something is not as the documents say."""


def require(holds, what):
    if not holds:
        raise Refused(what)


# --- ciphers ---------------------------------------------------------------------------------


def hkdf(secret, salt, info):
    """RFC 5869 with SHA-256, 32 bytes: one step of each half."""
    pseudorandom = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(pseudorandom, info + b"\x01", "sha256")


def unseal(key, nonce, ciphertext_and_tag, associated, what):
    try:
        return AESGCM(key).decrypt(nonce, ciphertext_and_tag, associated)
    except InvalidTag:
        raise Refused(what + " does not authenticate") from None


def unwrap(key, sealed, associated, what):
    """nonce (12), ciphertext, tag (16)"""
    require(len(sealed) >= 28, what + " is too short")
    return unseal(key, sealed[:12], sealed[12:], associated, what)


class Reader:
    """Numbers, big-endian, from the front of some bytes."""

    def __init__(self, data, what):
        self.data, self.at, self.what = data, 0, what

    def take(self, count):
        require(self.at + count <= len(self.data), self.what + " ends too early")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, count, signed=False):
        return int.from_bytes(self.take(count), "big", signed=signed)

    def varint(self):
        value = shift = 0
        while True:
            byte = self.number(1)
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value
            require(shift < 64, self.what + " has too large a number")

    def field(self):
        return self.take(self.number(2))

    def is_over(self):
        return self.at == len(self.data)


# --- docs/key-format.md ----------------------------------------------------------------------


class Vault:
    """Section 7: the software vault's keys are files."""

    SEAL, MAC = 1, 2

    def __init__(self, directory):
        self.directory = directory

    def key(self, alias, use):
        data = (self.directory / (alias + ".key")).read_bytes()
        require(len(data) == 33 and data[0] == use, "the vault's key " + alias)
        return data[1:]

    def generations(self, name):
        """Of the keys called NAME.N, newest first."""
        numbers = [path.name.split(".")[1] for path in self.directory.glob(name + ".*.key")]
        return sorted((int(number) for number in numbers), reverse=True)


def page(path):
    """Section 2: generation and sealed part."""
    data = path.read_bytes() if path.is_file() else b""
    if len(data) < 17 or data[:5] != b"CRDN\x01":
        return None
    generation, length = struct.unpack(">Qi", data[5:17])
    if not 0 <= length <= len(data) - 17:
        return None
    return generation, data[17 : 17 + length]


def state(container, vault, name):
    """Section 3: the newest key that opens a page of its generation."""
    for generation in vault.generations(name):
        key = vault.key(f"{name}.{generation}", Vault.SEAL)
        associated = f"cordon/page/v1/{name}".encode() + struct.pack(">Q", generation)
        for half in "ab":
            found = page(container / f"{name}.{half}")
            if found and found[0] == generation:
                try:
                    return unwrap(key, found[1], associated, name)
                except Refused:
                    continue
    raise Refused(f"no page of {name} opens")


def server_share(number, kept, given):
    """Section 5: what the server has a part in. Kept in the control state, or --share."""
    if number == 0:
        return b""
    found = [bytes.fromhex(share["secret"]) for share in kept if share["number"] == number]
    found += [bytes.fromhex(given)] if given else []
    require(found, f"this container needs its server's share {number}")
    require(len(found[0]) == 32, "the server's share")
    return found[0]


def container_key(header, vault, passcode, kept, given):
    """Sections 4 and 5: from the passcode to C."""
    version, suite = header.number(1), header.number(1)
    require(version in (1, 2, 3, 4) and suite == 1, "the header's version or suite")
    identity = header.field()
    epoch, share = header.number(8), header.number(8)
    require(version >= 3 or share == 0, "a share before version 3")
    secret = server_share(share, kept, given)
    kib, passes = header.number(4), header.number(4)
    salt, alias = header.field(), header.field().decode("ascii")
    wrapped_u, wrapped_c = header.field(), header.field()
    if version >= 2 and header.number(1) == 1:
        header.field(), header.field()  # the slot of a finger or face, and its key's name
    slots = header.number(8) if version >= 4 else 1
    slow = argon2id(unicodedata.normalize("NFC", passcode).encode(), salt, kib, passes)
    mac = hmac.digest(vault.key(alias, Vault.MAC), slow, "sha256")
    slot_key = hkdf(mac, salt, b"cordon/pass-slot-key/v1")
    u = unwrap(slot_key, wrapped_u, b"cordon/pass-slot/v1", "the slot of this passcode")
    info = f"cordon/container-key/v1/{epoch}/{share}".encode()
    wrapping = hkdf(u + struct.pack(">I", len(secret)) + secret, identity, info)
    return unwrap(wrapping, wrapped_c, identity, "the container key"), slots


def domain_key(container, vault, c, slots, slot):
    """Section 5: the data key D of one domain, from the generation of slots that is in force."""
    numbered = slot if slots == 1 else f"{slot}.{slots}"
    found = page(container / "domains" / f"{numbered}.slot")
    require(found is not None, "a domain's slot is no page")
    associated = f"cordon/domain-slot/v1/{slot}".encode()
    wrapped = unwrap(vault.key("domain." + numbered, Vault.SEAL), found[1], associated, "a slot")
    return unwrap(hkdf(c, b"", b"cordon/domain-slot/v1"), wrapped, associated, "a slot within")


def purpose(d, name):
    return hkdf(d, b"", b"cordon/domain-key/v1/" + name.encode())


# --- docs/storage-format.md, the ledger -------------------------------------------------------

SNAPSHOT, SNAPSHOT_ENDS, COMMIT = 1, 2, 3
PUT, REMOVE, NEXT = 1, 2, 8
NUMBERS = {3: "RESERVE", 4: "DOOM", 5: "GONE", 6: "WRITING", 7: "SETTLED", NEXT: "NEXT"}


def records(data, key_of_ledger):
    """The plaintext of every record, proved to follow one another."""
    header = data[:64]
    require(len(header) == 64 and header[:6] == b"CORL\x02\x01", "the ledger's header")
    require(not any(header[6:8] + header[48:]), "the ledger's header has more in it")
    key = hkdf(key_of_ledger, header[16:48], b"cordon ledger v2" + header[8:16] + b"\x01")
    at, sequence, previous = 64, 0, bytes(16)
    while at < len(data):
        head = data[at : at + 28]
        require(len(head) == 28, "the ledger ends in an unfinished record")
        length, number, nonce, crc = struct.unpack(">IQ12sI", head)
        end = at + 28 + length + 16
        whole = crc == zlib.crc32(head[:24]) and number == sequence and end <= len(data)
        require(whole, "the ledger ends in an unfinished record")
        associated = hashlib.sha256(header).digest() + struct.pack(">QI", sequence, length)
        what = f"the ledger's record {sequence}"
        yield Reader(unseal(key, nonce, data[at + 28 : end], associated + previous, what), what)
        at, sequence, previous = end, sequence + 1, data[end - 16 : end]


def content_state(entry):
    state = {"number": entry.varint(), "salt": entry.take(16), "log2": entry.number(1)}
    state["size"], state["sealed"], state["slots"] = entry.varint(), entry.varint(), entry.varint()
    state["height"], count = entry.number(1), entry.varint()
    state["tops"] = [entry.take(32) for _ in range(count)]
    return state


def put(entry):
    row = {"node": entry.varint(), "parent": entry.varint(), "file": entry.number(1) == 1}
    for moment in ("created", "modified", "accessed"):
        row[moment] = entry.number(8, signed=True)
    row["expires"] = entry.number(8, signed=True)
    row["name"] = entry.take(entry.varint()).decode("utf-8")
    if row["file"]:
        row["content"] = content_state(entry) if entry.number(1) == 1 else None
    return row


def require_anchor(data, anchor):
    """The ledger must be the anchor's or a later generation, and hold the anchored record."""
    generation, sequence, tag = struct.unpack(">QQ16s", anchor)
    later = int.from_bytes(data[8:16], "big") - generation
    require(later >= 0, "the ledger is older than what the container remembers")
    at, tags = 64, []
    while not later and at < len(data):
        at += 28 + int.from_bytes(data[at : at + 4], "big") + 16
        tags.append(data[at - 16 : at])
    held = later or tags[sequence : sequence + 1] == [tag]
    require(held, "the ledger is older than what the container remembers")


def rows(directory, keys, anchor):
    """The rows that are left of the highest generation's ledger, by node."""
    ledgers = sorted(path for path in directory.glob("ledger-" + "[0-9a-f]" * 16))
    require(ledgers, "there is no ledger")
    data = ledgers[-1].read_bytes()
    require(data[8:16].hex() == ledgers[-1].name[7:], "the ledger's generation is not its name's")
    if anchor:
        require_anchor(data, anchor)
    table, snapshot_over = {}, False
    for record in records(data, keys["files/ledger"]):
        kind = record.number(1)
        require(kind in ((COMMIT,) if snapshot_over else (SNAPSHOT, SNAPSHOT_ENDS)), record.what)
        snapshot_over |= kind == SNAPSHOT_ENDS
        while not record.is_over():
            code = record.number(1)
            if code == PUT:
                row = put(record)
                table[row["node"]] = row
            elif code == REMOVE:
                del table[record.varint()]
            else:
                require(code in NUMBERS, record.what + " has an unknown entry")
                record.varint()
    require(snapshot_over, "the ledger's snapshot is not whole")
    return table


# --- docs/storage-format.md, contents ---------------------------------------------------------

HOLE = 0xFFFFFFFF


class Content:
    """One file's bytes, proved block by block from the tops down."""

    def __init__(self, directory, keys, state):
        number = struct.pack(">Q", state["number"])
        name = hmac.digest(keys["files/ids"], b"cordon content v2" + number, "sha256")[:16].hex()
        self.suite = b"\x01" + bytes([state["log2"]])
        info = b"cordon content v2" + number + self.suite
        self.cipher = AESGCM(hkdf(keys["files/content"], state["salt"], info))
        self.number, self.log2, self.state = number, state["log2"], state
        self.block, self.fan = 1 << state["log2"], (1 << state["log2"]) // 32
        self.file = (directory / name[:2] / name).open("rb")

    def close(self):
        self.file.close()

    def blocks(self):
        """All plaintext, in order."""
        size = self.state["size"]
        count = -(-size // self.block)
        require(self.state["height"] == self.height(count), "a file's height")
        require(len(self.state["tops"]) == -(-count // self.fan ** self.state["height"]), "tops")
        for index in range(count):
            yield self.data(index, min(self.block, size - index * self.block))

    def height(self, count):
        if count <= 8:
            return 0
        return 1 if -(-count // self.fan) <= 1024 else 2

    def data(self, index, length):
        seals = self.state["tops"]
        for level in range(self.state["height"], 0, -1):
            place = index // self.fan**level
            seal = seals[place if level == self.state["height"] else place % self.fan]
            if int.from_bytes(seal[:4], "big") == HOLE:
                return bytes(length)
            sealed = self.open(seal, level, place, self.block)
            seals = [sealed[i : i + 32] for i in range(0, self.block, 32)]
        seal = seals[index % self.fan if self.state["height"] else index]
        if int.from_bytes(seal[:4], "big") == HOLE:
            return bytes(length)
        return self.open(seal, 0, index, length)

    def open(self, seal, level, index, length):
        slot, nonce, tag = struct.unpack(">I12s16s", seal)
        self.file.seek(slot << self.log2)
        ciphertext = self.file.read(length)
        associated = self.number + self.suite + struct.pack(">BQI", level, index, length)
        try:
            return self.cipher.decrypt(nonce, ciphertext + tag, associated)
        except InvalidTag:
            raise Refused(f"block {index} of level {level} does not authenticate") from None


# --- what is told ----------------------------------------------------------------------------

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def path_of(table, row):
    names = []
    while row["node"] != 1:
        names.append(row["name"])
        row = table[row["parent"]]
    return "/" + "/".join(reversed(names))


def nodes(directory, d, anchor):
    """Every file and directory of a domain as something that can be printed."""
    keys = {name: purpose(d, name) for name in ("files/ids", "files/content", "files/ledger")}
    table = rows(directory, keys, anchor)
    for row in sorted(table.values(), key=lambda row: path_of(table, row)):
        node = {"path": path_of(table, row), "kind": "file" if row["file"] else "directory"}
        node.update((name, row[name]) for name in ("created", "modified", "accessed", "expires"))
        if row["file"]:
            node["bytes"], node["blocks"] = 0, iter(())
            if row["content"]:
                content = Content(directory, keys, row["content"])
                node["bytes"], node["blocks"] = row["content"]["size"], content.blocks()
        yield node


def tell(domain, node, asked):
    blocks, place = node.pop("blocks", ()), f"{domain}:{node['path']}"
    if asked.json:
        node["content"] = b"".join(blocks).hex()
        print(json.dumps({"domain": domain, **node}))
    elif not asked.cat:
        require(sum(map(len, blocks)) == node.get("bytes", 0), "a file's length")
        moment = EPOCH + timedelta(microseconds=node["modified"] // 1000)
        print(f"{moment:%Y-%m-%d %H:%M:%S} {node.get('bytes', '-'):>12} {place}")
    elif asked.cat == place:
        for block in blocks:
            sys.stdout.buffer.write(block)


def main():
    words = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    words.add_argument("container", type=Path)
    words.add_argument("--vault", type=Path)
    words.add_argument("--share", help="the server's share of the keys, in hexadecimal")
    words.add_argument("--json", action="store_true")
    words.add_argument("--cat")
    asked = words.parse_args()
    vault = Vault(asked.vault or asked.container.with_name(asked.container.name + ".vault"))
    passcode = sys.stdin.readline().rstrip("\n")
    header = Reader(state(asked.container, vault, "header"), "the header")
    control = json.loads(state(asked.container, vault, "control"))
    c, slots = container_key(header, vault, passcode, control.get("shares", []), asked.share)
    anchors = {each["key"]: bytes.fromhex(each["value"]) for each in control.get("anchors", [])}
    for domain in control["domains"]:
        files = asked.container / "data" / domain["slot"] / "files"
        if files.is_dir():
            d = domain_key(asked.container, vault, c, slots, domain["slot"])
            for node in nodes(files, d, anchors.get(domain["slot"] + "/ledger")):
                tell(domain["name"], node, asked)


if __name__ == "__main__":
    try:
        main()
    except Refused as refusal:
        sys.exit("refused: " + str(refusal))
