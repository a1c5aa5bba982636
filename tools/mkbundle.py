#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Makes the boot bundle (servers/include/microtee/bundle.h) out of ELF programs.

  mkbundle.py --out BUNDLE [--measurements FILE] [--insecure]
              --server NAME=ELF,STACK_BYTES,THREADS ...  [--ta ELF ...]

The first server must be init.  A TA says in its section .ta_head what a server gets from the
command line: UUID, flags, stack size, name.  The same input gives the same output, byte for byte.
FILE receives one line "SHA-256  name" for each program, as init measures it at boot.
"""
import argparse
import hashlib
import struct
import sys

from elftools.elf.elffile import ELFFile

PAGE = 4096
MAGIC = 0x3142544D
MAX_ENTRIES = 24
MAX_SEGMENTS = 5
MAX_FRAMES = 7168
IMAGE_BASE = 0x00100000     # layout.h
IMAGE_END = 0x00800000      # where the first window of any program may begin
SEG_W, SEG_X = 1, 2
BUNDLE_TA = 1
TA_FLAGS = 0x0E             # BUNDLE_MULTI, BUNDLE_KEEP, BUNDLE_MSESS
PF_X, PF_W = 1, 2

HEADER = struct.Struct('<4I32s')
ENTRY = struct.Struct('<16s16s5I3I')
SEGMENT = struct.Struct('<5I')
TA_HEAD = struct.Struct('<16s2I16s')


class BadProgram(Exception):
    pass


def pages(size):
    return (size + PAGE - 1) // PAGE


class Segment:
    def __init__(self, va, data, mem_pages, rights):
        self.va, self.data, self.mem_pages, self.rights = va, data, mem_pages, rights

    @property
    def file_pages(self):
        return pages(len(self.data))

    def padded(self):
        return self.data.ljust(self.file_pages * PAGE, b'\0')


class Program:
    """One entry of the bundle."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            elf = ELFFile(file)
            if elf['e_machine'] != 'EM_ARM' or elf['e_type'] != 'ET_EXEC':
                raise BadProgram('not an ARM executable')
            self.entry = elf['e_entry']
            self.segments = [load(s) for s in elf.iter_segments()
                             if s['p_type'] == 'PT_LOAD' and s['p_memsz'] > 0]
            head = elf.get_section_by_name('.ta_head')
            self.head = head.data() if head else None
        self.name, self.uuid, self.flags = '', bytes(16), 0
        self.stack_top = self.stack_size = 0
        self.check_image()

    def check_image(self):
        end = IMAGE_BASE
        for segment in sorted(self.segments, key=lambda s: s.va):
            if segment.va < end:
                raise BadProgram('segment at %#x overlaps another or lies too low' % segment.va)
            end = segment.va + segment.mem_pages * PAGE
        if not any(s.rights == SEG_X and s.va <= self.entry < s.va + len(s.data)
                   for s in self.segments):
            raise BadProgram('entry point %#x is not in executable memory' % self.entry)
        self.image_end = end

    def add_stack(self, size, threads):
        if size == 0 or size % PAGE:
            raise BadProgram('stack of %d bytes is not whole pages' % size)
        base = self.image_end + PAGE    # the guard page
        self.stack_size = size
        self.stack_top = base + size * threads
        if self.stack_top > IMAGE_END:
            raise BadProgram('image and stacks reach %#x' % self.stack_top)
        self.segments.append(Segment(base, b'', pages(size * threads), SEG_W))
        if len(self.segments) > MAX_SEGMENTS:
            raise BadProgram('more than %d segments' % MAX_SEGMENTS)

    def complete(self):
        """All of memory in the bundle: the kernel maps this program in place."""
        for segment in self.segments:
            segment.data = segment.data.ljust(segment.mem_pages * PAGE, b'\0')

    def measurement(self):
        """What servers/init/measure.c computes: all segments of a server or TA; of init, whose
        data has changed by then, those that cannot be written."""
        digest = hashlib.sha256()
        for segment in self.segments:
            if self.name != 'init' or not segment.rights & SEG_W:
                digest.update(segment.padded())
        return digest.hexdigest()

    def packed(self, page):
        """The entry, with its segments from bundle page `page` on."""
        out = ENTRY.pack(self.name.encode(), self.uuid, self.flags, self.entry, self.stack_top,
                         self.stack_size, len(self.segments), 0, 0, 0)
        for segment in self.segments:
            out += SEGMENT.pack(segment.va, page, segment.file_pages, segment.mem_pages,
                                segment.rights)
            page += segment.file_pages
        return out.ljust(ENTRY.size + MAX_SEGMENTS * SEGMENT.size, b'\0')


def load(segment):
    if segment['p_vaddr'] % PAGE:
        raise BadProgram('segment at %#x is not on a page boundary' % segment['p_vaddr'])
    flags = segment['p_flags']
    if flags & PF_W and flags & PF_X:
        raise BadProgram('segment at %#x is writable and executable' % segment['p_vaddr'])
    rights = SEG_W if flags & PF_W else SEG_X if flags & PF_X else 0
    return Segment(segment['p_vaddr'], segment.data(), pages(segment['p_memsz']), rights)


def check_name(name):
    if not 0 < len(name) < 16 or not all(c.isalnum() or c in '-_.' for c in name) \
            or not name.isascii():
        raise BadProgram('bad program name %r' % name)


def server(argument):
    name, _, rest = argument.partition('=')
    path, stack, threads = rest.rsplit(',', 2)
    try:
        program = Program(path)
        check_name(name)
        program.name = name
        program.add_stack(int(stack, 0), int(threads, 0))
        if name == 'init':
            program.complete()
    except BadProgram as error:
        sys.exit('mkbundle: %s: %s' % (path, error))
    return program


def trusted_application(path):
    try:
        program = Program(path)
        if program.head is None or len(program.head) < TA_HEAD.size:
            raise BadProgram('no section .ta_head')
        uuid, flags, stack, name = TA_HEAD.unpack_from(program.head)
        program.name = name.split(b'\0')[0].decode('ascii', 'replace')
        check_name(program.name)
        if flags & ~(TA_FLAGS | BUNDLE_TA):
            raise BadProgram('unknown flags %#x' % flags)
        if uuid == bytes(16):
            raise BadProgram('no UUID')
        program.uuid, program.flags = uuid, flags | BUNDLE_TA
        program.add_stack(pages(stack) * PAGE, 1)
    except BadProgram as error:
        sys.exit('mkbundle: %s: %s' % (path, error))
    return program


def check_set(programs):
    if not programs or programs[0].name != 'init':
        sys.exit('mkbundle: the first server must be init')
    if len(programs) > MAX_ENTRIES:
        sys.exit('mkbundle: %d programs, at most %d' % (len(programs), MAX_ENTRIES))
    names = [p.name for p in programs]
    uuids = [p.uuid for p in programs if p.flags & BUNDLE_TA]
    for things in names, uuids:
        if len(set(things)) != len(things):
            sys.exit('mkbundle: a name or UUID occurs twice')


def bundle(programs, insecure):
    header_pages = pages(HEADER.size + MAX_ENTRIES * (ENTRY.size + MAX_SEGMENTS * SEGMENT.size))
    entries, body = b'', b''
    for program in programs:
        entries += program.packed(header_pages + len(body) // PAGE)
        body += b''.join(s.padded() for s in program.segments)
    total = header_pages + len(body) // PAGE
    if total > MAX_FRAMES // 2:
        sys.exit('mkbundle: %d pages are too many' % total)
    header = HEADER.pack(MAGIC, total, len(programs), int(insecure),
                         hashlib.sha256(body).digest())
    return (header + entries).ljust(header_pages * PAGE, b'\0') + body


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', required=True)
    parser.add_argument('--measurements')
    parser.add_argument('--insecure', action='store_true', help='built with development keys')
    parser.add_argument('--server', action='append', default=[], type=server)
    parser.add_argument('--ta', action='append', default=[], type=trusted_application)
    args = parser.parse_args()

    programs = args.server + args.ta
    check_set(programs)
    with open(args.out, 'wb') as file:
        file.write(bundle(programs, args.insecure))
    if args.measurements:
        with open(args.measurements, 'w') as file:
            for program in programs:
                file.write('%s  %s\n' % (program.measurement(), program.name))


if __name__ == '__main__':
    main()
