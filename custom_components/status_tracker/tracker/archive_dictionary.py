"""Hold what packed requests have in common, for the compression of each.

The commonest stands last. It must never change, for what was compressed with it is read
with the same: a better one gets a kind of rows of its own, see `archive_row.py`.
"""

from typing import Final

COMMON: Final = (
    b'{"id":"","type":"tv","created":17,"updated":17,"origin":"seerr","aliases":[""],"'
    b'ids":{"tmdb":[3,17,],"tvdb":[3,17,],"imdb":[2,17,"tt"]},"4k":false,"seerr":["",]'
    b',"wish":[17,"approved",null],"seasons":[17,[1]],"arr":[["",,17,true,null]],"item'
    b's":[{"title":"","arr_id":,"tvdb":,"monitored":true,"key":[1,1],"told":17,"air":1'
    b'7,"playable":{"":[17,true,17,""]},"file":[17,"/data/media/tv//Season 01/ - S01E0'
    b'1 - WEBDL-1080p.mkv",,"WEBDL-1080p",]},{"title":"","arr_id":,"tvdb":,"monitored"'
    b':true,"key":[1,2],"told":17,"air":17,"playable":{"":[17,true,17,""]},"file":[17,'
    b'"/data/media/tv//Season 01/ - S01E02 - WEBDL-1080p.mkv",,"WEBDL-1080p",]}],"down'
    b'loads":[{"quality":"WEBDL-1080p","indexer":"","group":"","release":"","client":"'
    b'qBittorrent","size":,"grabbed_at":17,"started_at":17,"moved_at":17,"completed_at'
    b'":17,"id":"","items":[[1,1],[1,2]],"imported":[[1,1,17],[1,2,17]],"report":[17,"'
    b'complete",1.0,,null,null,null]}],"timeline":[["grabbed|",17,17,"grabbed","sonarr'
    b'","",[[1,1],[1,2]],{"quality":"WEBDL-1080p","indexer":"","group":"","release":""'
    b',"size":,"download":""}],["imported|",17,17,"imported","sonarr","",[[1,1],[1,2]]'
    b',{"quality":"WEBDL-1080p","path":"/data/media/tv//Season 01/ - S01E01 - WEBDL-10'
    b'80p.mkv","download":""}],["available|",17,17,"available","jellyfin","",[[1,1],[1'
    b',2]],{}]],"title":[3,17,""],{"id":"","type":"movie","created":17,"updated":17,"o'
    b'rigin":"library","origin":"arr","origin":"seerr","aliases":[""],"ids":{"tmdb":[3'
    b',17,],"imdb":[2,17,"tt"]},"4k":false,"seerr":["",],"wish":[17,"declined",null],"'
    b'wish":[17,"approved",null],"arr":[["",,17,true,null]],"items":[{"key":[-1,-1],"t'
    b'old":17,"playable":{"":[17,true,17,null]},"file":[17,"/data/media/movies/ ()/ ()'
    b' Bluray-2160p WEBRip-720p Bluray-1080p.mkv",,"Bluray-1080p",]}],"downloads":[{"q'
    b'uality":"Bluray-1080p","indexer":"","group":"","release":"","client":"qBittorren'
    b't","size":,"grabbed_at":17,"started_at":17,"moved_at":17,"completed_at":17,"id":'
    b'"","items":[[-1,-1]],"imported":[[-1,-1,17]],"report":[17,"complete",1.0,,null,n'
    b'ull,null]}],"timeline":[["requested|",17,17,"requested","seerr","",[],{"requeste'
    b'd_by":""}],["approved|",17,17,"approved","seerr","",[],{"requested_by":""}],["ad'
    b'ded|",17,17,"added","radarr","",[],{}],["grabbed|",17,17,"grabbed","radarr","",['
    b'[-1,-1]],{"quality":"Bluray-1080p","indexer":"","group":"","release":"","size":,'
    b'"download":""}],["download_started|",17,17,"download_started","qbittorrent","",['
    b'[-1,-1]],{"download":"","size":}],["downloaded|",17,17,"downloaded","qbittorrent'
    b'","",[[-1,-1]],{"download":""}],["imported|",17,17,"imported","radarr","",[[-1,-'
    b'1]],{"quality":"Bluray-1080p","path":"/data/media/movies/ ()/ () Bluray-1080p.mk'
    b'v","download":""}],["available|",17,17,"available","jellyfin","",[[-1,-1]],{}]],'
    b'"title":[3,17,""],"year":[3,17,20],"original_title":[3,17,""],"overview":[3,17,"'
    b" the of and a to in his her is with for that when on by as an from who their int"
    b'o he she they "],"poster":[3,17,"https://image.tmdb.org/t/p/w600_and_h900_bestv2'
    b'/.jpg"],"requested_by":[0,17,""]}'
)
